# A planilha com as linhas para corrigir.

rejected-sheet = Linhas para corrigir
rejected-account = Conta
rejected-what = O que aconteceu com as linhas
rejected-rows = Linhas
rejected-means = O que significa
rejected-advice = O que fazer
rejected-read = Lidas
rejected-computed = Feitas pela consulta SQL
rejected-wrong = Excluídas: algo está errado
rejected-protected = Excluídas: não se deve ligar
rejected-once = Excluídas: outra linha as chama, ou já foram carregadas
rejected-not-chosen = Excluídas: não foram pedidas
rejected-no-row = Excluídas: não são da lista
rejected-planned = Nas listas para carregar
rejected-sum = As excluídas e as das listas, juntas: tantas quantas foram lidas
rejected-here = { $rows ->
    [0] Na primeira aba não há linhas. As linhas em branco e as que o pipeline não escolheu não entram nela.
    [one] Na primeira aba há { $rows } linha. As linhas em branco e as que o pipeline não escolheu não entram nela.
   *[other] Na primeira aba há { $rows } linhas. As linhas em branco e as que o pipeline não escolheu não entram nela.
}
rejected-beyond = Linhas que estão só em rejected.csv, porque esta planilha leva { $most } linhas, e só se as colunas e o texto delas couberem: { $rows }.
rejected-too-long = Linhas que estão só em rejected.csv, porque têm uma célula com mais dos { $most } caracteres que cabem na célula de uma planilha: { $rows }.
rejected-notes = Células marcadas que têm uma nota: { $cells }. O que está errado nas outras se lê na linha delas.
rejected-how = Para corrigir linhas: corrija as células marcadas, salve este arquivo e carregue-o com o mesmo pipeline (dialbase run PIPELINE --input rejected.xlsx). Só entra o que foi corrigido, e ninguém que já foi carregado é carregado de novo. As linhas podem ser ordenadas e apagadas.
rejected-columns = Deixe como estão as colunas com (dialbase) no nome: por elas o arquivo é reconhecido. Sem a coluna “{ $check }” ele não é aceito.
