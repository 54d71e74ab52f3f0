# A pasta de trabalho com as linhas para corrigir.

rejected-sheet = Linhas para corrigir
rejected-account = Resumo
rejected-what = O que aconteceu com as linhas
rejected-rows = Linhas
rejected-means = O que significa
rejected-advice = O que fazer
rejected-read = Lidas
rejected-computed = Criadas pela consulta SQL
rejected-wrong = Ficaram de fora: há algo errado
rejected-protected = Ficaram de fora: não devem ser chamadas
rejected-once = Ficaram de fora: outra linha as chama, ou já foram carregadas
rejected-no-row = Ficaram de fora: não são da lista
rejected-planned = Nas listas para enviar
rejected-sum = As que ficaram de fora e as das listas, juntas: tantas quantas foram lidas
rejected-here = { $rows ->
    [one] Há uma linha na primeira planilha. As linhas em branco e as que o pipeline não escolheu não estão nela.
   *[other] Há { $rows } linhas na primeira planilha. As linhas em branco e as que o pipeline não escolheu não estão nela.
}
rejected-beyond = Linhas que estão só em rejected.csv, porque este arquivo leva { $most } linhas, se as colunas couberem em uma planilha: { $rows }.
rejected-too-long = Linhas que estão só em rejected.csv, porque têm uma célula com mais dos { $most } caracteres que cabem na célula de uma planilha: { $rows }.
rejected-notes = As primeiras { $cells } células marcadas têm uma nota. O que está errado nas outras se lê na linha delas.
rejected-how = Para corrigir linhas: corrija as células marcadas, salve este arquivo e carregue-o com o mesmo pipeline (dialbase run PIPELINE --input rejected.xlsx). Só entra o que foi corrigido, e ninguém que já foi carregado é carregado de novo. As linhas podem ser ordenadas e apagadas.
rejected-columns = Deixe como estão as colunas com (dialbase) no nome: por elas o arquivo é reconhecido. Sem a coluna “{ $code }” ele é recusado.
