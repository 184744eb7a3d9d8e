@echo off
rem cmd.exe reads this in the code page of the system, so there is nothing but ASCII. The folder of versions is the
rem one with a file "current". Paths stand in quotes for blanks and ampersands. pushd works on shares, too.
setlocal DisableDelayedExpansion
chcp 65001 >nul 2>nul
set "VERSIONS="
set "VERSION="
pushd "%~dp0"
for /d %%D in (*) do if exist "%%D\current" set "VERSIONS=%~dp0%%D"
popd
if not defined VERSIONS goto broken
for /f "usebackq delims=" %%V in ("%VERSIONS%\current") do set "VERSION=%%V"
if not exist "%VERSIONS%\%VERSION%\runtime\node.exe" goto broken
"%VERSIONS%\%VERSION%\runtime\node.exe" "%VERSIONS%\%VERSION%\start.cjs" @ACTION@ "%~dp0." %*
exit /b %ERRORLEVEL%
:broken
echo bulletin: the program is not complete here. Unpack all of the package again. 1>&2
pause
exit /b 2
