# Chamadas à mão, e o que se pergunta antes de fazer algo.

cli-ask-nobody = Não há terminal em que perguntar, e nada foi feito; para fazer mesmo assim: --yes
cli-ask-refused = Nada foi feito.
cli-which-instance = Diga de qual instância se trata: --pipeline ARQUIVO ou --url URL
cli-api-call = chamada
cli-api-does = o que faz
cli-api-fields = campos
cli-api-secret = O que está em uma linha de comando pode ser lido por quem estiver nesta máquina: indique como { $key }=@ARQUIVO ou { $key }=-
cli-api-missing = { $call } tem campos que não foram dados e que não são enviados: { $fields }
cli-api-past-the-ledger = O que vai por aqui, o registro de envios não conhece: nenhuma execução, nenhum desfazer e nenhum controle de repetidos vê essas pessoas, e uma execução posterior pode carregá-las de novo
cli-api-unknown = não está na página do fabricante e pode mudar qualquer coisa
cli-api-question = { $call } { $does }. Fazer? [sim/não]
cli-api-yes = O servidor respondeu, e é um sim
cli-api-no = Não foi feito: { $why }
cli-api-not-sent = Nada foi enviado: { $why }
cli-api-stopped = Nada foi enviado
cli-api-no-answer = Não há uma resposta útil: { $why }
cli-api-nobody-knows = Se foi feito, ninguém sabe: { $why }. Olhe no portal antes de fazer de novo
cli-api-finishing-call = terminando a solicitação que está a caminho; pressione Ctrl-C de novo para sair já, e ninguém saberá se foi cumprida
