#compdef bulletin
# Completion of bulletin for zsh. To be read in ~/.zshrc, after compinit:  eval "$(bulletin completion zsh)"

_bulletin() {
    local -a lines values
    lines=("${(@f)$("${(Q)words[1]/#\~/$HOME}" complete zsh -- "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)}")
    # What is completed of --option=value is the value.
    compset -P '--*='
    case $lines[1] in
        files) _files ;;
        folders) _files -/ ;;
        values)
            values=("${(@)lines[2,-1]}")
            (( $#values )) && _describe -V 'bulletin' values
            ;;
    esac
}

if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    _bulletin "$@"
else
    compdef _bulletin bulletin
fi
