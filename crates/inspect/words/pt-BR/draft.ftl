# The comments and questions of a first pipeline file, as whole sentences.

draft-head = { $source }{ $sheet }, { $rows ->
    [0] 0 linhas
    [one] { $rows } linha
   *[other] { $rows } linhas
}: um primeiro pipeline do `dialbase init`.
draft-look-through = Confira-o, responda o que ficou como "?" e consulte: dialbase lint { $pipeline }
draft-campaign = exatamente como o portal a escreve, com seta e tudo
draft-campaign-column = cada linha diz de qual campanha é
draft-which-campaign = Qual campanha, exatamente como o portal a escreve? { $example }
draft-region = números sem código de país: { $why }
draft-which-region = De que país são os números que não trazem o código? { $countries }
draft-or = { $one } ou { $other }
draft-path = relativo a este arquivo
draft-sheet = a que tem números para discar
draft-which-sheet = Qual aba? { $sheets }
draft-hidden = { $rows ->
    [one] { $rows } linha está oculta ou filtrada: "include" para incluí-la, "exclude" para excluí-la
   *[other] { $rows } linhas estão ocultas ou filtradas: "include" para incluí-las, "exclude" para excluí-las
} ou "stop" para parar?
draft-no-header = as colunas são chamadas pelas letras
draft-header = a linha com os nomes das colunas
draft-phones = em ordem de discagem: o primeiro número válido é o principal
draft-ddd = o DDD dos números que não o trazem
draft-which-columns = Em quais colunas estão os números para discar? Nenhuma é certa
draft-which-of-these = Quais destas são discadas, e em que ordem? Pode haver um fax entre elas: { $columns }
draft-empty-columns = Sem nenhum número neste arquivo, e por isso não discadas: { $columns }.
draft-care = { $column }: { $caution }.
draft-not-dialled = { $column } não é discada: { $is }.
draft-priority = 2 recebe a ligação primeiro, 9999 por último; em branco ou errada significa por último
draft-agent = um ramal ou um usuário; usado por campanhas que terminam em ->
draft-agent-if = se forem os ramais dos agentes, e não os dos clientes
draft-form = O que o formulário do agente mostra, nesta ordem. { $example } exclui as linhas que não o têm.
draft-form-empty = O formulário do agente ainda não mostra nada.
draft-there-are = Há:
draft-there-are-also = Há também:
draft-whom = Quem { $column } impede de receber ligações? Contém { $values }
draft-zones-in-order = o que é consultado, em ordem
draft-zone-unknown = { $percent }% dos números não indicam um único fuso horário: "reject" os exclui; ou escreva o fuso cuja hora vale
draft-zone-reject = não se liga para quem tem fuso horário desconhecido
draft-blacklist = Para quem não se deve ligar: indique o arquivo e quão antigo ele pode ser.
draft-limits = a partir de `stop` nada é enviado
draft-url = não liga para ninguém; mais tarde { $example }
draft-username = quem o portal mostra ao lado da lista
