# Completion of bulletin for fish. To be kept:  bulletin completion fish > ~/.config/fish/completions/bulletin.fish

function __bulletin_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -l lines ($words[1] complete fish -- $words[2..-1] "$current" 2>/dev/null)
    switch "$lines[1]"
        case files
            __fish_complete_path "$current"
        case folders
            __fish_complete_directories "$current"
        case values
            string join \n -- $lines[2..-1]
    end
end

complete -c bulletin -e
complete -c bulletin -f -k -a '(__bulletin_complete)'
