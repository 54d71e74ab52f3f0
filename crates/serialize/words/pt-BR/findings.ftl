# What the findings about values that changed on their way into the dialer base mean, and what to do.

finding-separator-replaced = um valor continha ; : = ou quebra de linha, que separam dados na base; foi trocado por , - ou um espaço
    .advice = nada a fazer, se o valor como ficou serve ao agente; se não, defina `separators = "reject"` em [format] do arquivo do pipeline e corrija as linhas que então forem excluídas
finding-character-replaced = um valor continha um caractere que o conjunto de caracteres da base não tem, e ele foi substituído
    .advice = nada a fazer, ou defina `charset = "utf-8"` em [format] se a instância mostra bem os acentos
finding-character-dropped = um valor continha um caractere que o `drop` do pipeline retira
    .advice = nada a fazer
