# A linha que mostra quanto falta, e o que se diz com --verbose.

cli-preparing = Preparando
cli-reading = Lendo
cli-reading-again = Relendo
cli-removing = Removendo
cli-sending = Enviando
cli-figures = { $share }  { $rows } { $rows ->
    [0] linhas
    [one] linha
   *[other] linhas
}, { $rate } por segundo  faltam { $time }
cli-figures-short = { $share }  faltam { $time }
cli-of-contacts = { $n } de { $of } contatos
cli-of-parts = { $n } de { $of } partes
cli-loaded = { $name }: { $numbers }
cli-part-is = { $at }  { $name }  { $contacts }  { $state }
cli-took = { $what }: { $seconds }
cli-stage-opened = entradas abertas
cli-stage-blacklists = blacklists lidas
cli-stage-rows = linhas lidas, conferidas e escritas
cli-stage-planned = plano e relatório escritos
cli-stage-signed-in = login feito e campanhas consultadas
cli-stage-sent = listas enviadas
