namespace HotplugIac.Cli.Completion;

/// <summary>The scripts that shells read. Each asks the program for words, and leaves files to the shell where it has none.</summary>
internal static class ShellScripts
{
    public static IReadOnlyList<string> Shells { get; } = ["bash", "zsh", "fish"];

    public static string? Of(string shell) => shell switch
    {
        "bash" => Bash,
        "zsh" => Zsh,
        "fish" => Fish,
        _ => null,
    };

    /// <summary>Bash breaks words at "=" and ":", which belong to options and URIs here: the words are put together again first.</summary>
    private const string Bash =
        """
        # Completion for hotplug. Read it in ~/.bashrc:  source <(hotplug completion bash)
        _hotplug() {
          local line=${COMP_LINE:0:COMP_POINT} words word candidates
          read -ra words <<<"$line"
          [[ $line == *[[:space:]] ]] && words+=("")
          word=${words[-1]}
          local IFS=$'\n'
          candidates=($("${words[0]}" __complete -- "${words[@]:1}" 2>/dev/null | cut -f1))
          # What stands before the last break of bash is on the line already.
          local kept=${word%"${COMP_WORDS[COMP_CWORD]}"}
          [[ ${COMP_WORDS[COMP_CWORD]} == [=:] ]] && kept=$word
          COMPREPLY=("${candidates[@]#"$kept"}")
          [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *= ]] && compopt -o nospace
          return 0
        }
        complete -o default -F _hotplug hotplug

        """;

    private const string Zsh =
        """
        #compdef hotplug
        # Completion for hotplug. Put it into a folder of $fpath as _hotplug, or read it in ~/.zshrc:  source <(hotplug completion zsh)
        _hotplug() {
          local -a lines described
          local line
          lines=("${(@f)$("${words[1]}" __complete -- "${(@)words[2,CURRENT]}" 2>/dev/null)}")
          for line in $lines; do
            described+=("${${line%%$'\t'*}//:/\\:}:${${line#*$'\t'}#${line%%$'\t'*}}")
          done
          if (( ${#described} )); then
            _describe hotplug described
          else
            _files
          fi
        }
        if [[ $funcstack[1] == _hotplug ]]; then _hotplug "$@"; else compdef _hotplug hotplug; fi

        """;

    private const string Fish =
        """
        # Completion for hotplug. Save it as ~/.config/fish/completions/hotplug.fish, or read it:  hotplug completion fish | source
        function __hotplug_complete
            set -l words (commandline -opc) (commandline -ct)
            $words[1] __complete -- $words[2..-1] 2>/dev/null
        end
        complete -c hotplug -a '(__hotplug_complete)'

        """;
}
