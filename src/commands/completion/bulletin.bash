# Completion of bulletin for bash. To be read in ~/.bashrc:  eval "$(bulletin completion bash)"

_bulletin() {
    local IFS=$'\n' kind
    local -a lines
    # COMP_WORDS as they were typed: bulletin takes quotes off and puts `--option = value` together.
    lines=($("${1/#\~/$HOME}" complete bash -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
    kind=${lines[0]}
    case $kind in
        files) compopt -o default 2>/dev/null || COMPREPLY=($(compgen -f -- "$2")) ;;
        folders) compopt -o dirnames 2>/dev/null || COMPREPLY=($(compgen -d -- "$2")) ;;
        values) COMPREPLY=("${lines[@]:1}") ;;
    esac
}

# The order of bulletin is that of use: the newest issue first. Older bash sorts.
complete -o nosort -F _bulletin bulletin 2>/dev/null || complete -F _bulletin bulletin
