# O que se diz da instância: chamadas, respostas e conexões.

ucontact-address-unreadable = não dá para entender o endereço da instância "{ $given }"
ucontact-address-unreadable-do = escreva-o inteiro, como em https://empresa.ucontactcloud.com
ucontact-address-not-encrypted = o endereço { $origin } não é criptografado
ucontact-address-not-encrypted-do = escreva https:// na frente: os dados das pessoas não viajam às claras
ucontact-address-holds-user = o endereço { $origin } contém um usuário ou uma senha
ucontact-address-holds-user-do = tire-os do endereço e entre com eles
ucontact-address-too-long = o endereço { $origin } continua depois do nome do servidor
ucontact-address-too-long-do = tire o que vem depois do nome do servidor: escreva { $origin }
ucontact-not-a-token = o que foi dado como token não é um token
ucontact-not-a-token-do = dê o token como a instância o deu: uma só palavra, em base64, sem aspas
ucontact-encryption = não é possível preparar a criptografia
ucontact-encryption-do = instale os certificados raiz deste computador (no Linux, o pacote ca-certificates)
ucontact-authority-unreadable = não é possível ler os certificados de { $path }
ucontact-authority-unreadable-do = confira o caminho, e se este usuário pode ler o arquivo
ucontact-authority-missing = { $path } não contém nenhum certificado
ucontact-authority-missing-do = dê um arquivo PEM com o certificado da autoridade (começa com -----BEGIN CERTIFICATE-----); de um arquivo DER ele se faz com: openssl x509 -inform der -in { $path } -out authority.pem
ucontact-authority-damaged = há um certificado danificado em { $path }
ucontact-authority-damaged-do = exporte de novo o certificado da autoridade, como PEM
ucontact-request = não é possível escrever o pedido
ucontact-request-do = é um defeito do programa: avise

ucontact-no-answer = não é possível { $call } em { $address }
ucontact-no-answer-do = confira o endereço e a rede; { $left }
ucontact-not-now = por enquanto não é possível { $call } em { $address }: respondeu { $answer }
ucontact-not-now-do = execute de novo { $when }; { $left }
ucontact-sign-in-refused = { $address } não aceitou o usuário "{ $user }" ou a senha
ucontact-sign-in-refused-do = teste o usuário e a senha entrando no portal
ucontact-token-refused = esta sessão não pode { $call } em { $address }
ucontact-token-refused-do = entre de novo, ou dê um token que ainda valha e cujo usuário possa fazer isso
ucontact-nobody-removed = { $address } não removeu ninguém de "{ $campaign }": respondeu 0
ucontact-nobody-removed-do = olhe no portal se o número está na campanha
ucontact-unknown-answer = não é possível { $call } em { $address }: a resposta foi { $answer }
ucontact-unknown-answer-do = confira se o endereço é o da própria instância do uContact, e não o de um portal ou de um proxy na frente dela

ucontact-call-sign-in = entrar
ucontact-call-end-session = encerrar a sessão
ucontact-call-list-campaigns = listar as campanhas
ucontact-call-remove-contact = remover um contato
ucontact-call-read-records = ler os registros de ligações

ucontact-left-removal = não se sabe se o contato foi removido, e removê-lo outra vez não faz mal
ucontact-left-session = talvez a sessão continue aberta
ucontact-left-nothing = nada foi alterado na instância

ucontact-later = mais tarde
ucontact-in-a-second = em um segundo, como ela pede
ucontact-in-seconds = em { $seconds } segundos, como ela pede
ucontact-in-minutes = em { $minutes } minutos, como ela pede

# Atrás de "a resposta foi".
ucontact-answer-no-token = uma sem token
ucontact-answer-neither = outra coisa que não 1 ou 0
ucontact-answer-no-campaign = uma que não nomeia nenhuma campanha
ucontact-answer-no-records = outra coisa que não uma lista de registros
ucontact-answer-no-text = outra coisa que não texto
ucontact-answer-too-long = longa demais
ucontact-answer-encoded = uma codificada
ucontact-answer-went-on = uma que continuou depois do fim

# O que se sabe depois de tentar carregar uma lista.
ucontact-answered = o servidor respondeu { $what }
ucontact-answered-nothing = o servidor deu uma resposta vazia
ucontact-answered-else = o servidor não respondeu nem 1 nem 0, e sim { $bytes ->
    [one] { $bytes } byte
   *[other] { $bytes } bytes
} de outra coisa
ucontact-answered-encoded = o servidor respondeu algo codificado
ucontact-answered-too-much = o servidor respondeu mais de { $kilobytes } KB
ucontact-answered-went-on = o servidor respondeu e continuou depois do fim da resposta
ucontact-after-handover = { $what }, depois de receber a lista inteira
ucontact-during-handover = { $what }, enquanto a lista era enviada
ucontact-deadline-passed = passou o prazo de { $within }
ucontact-not-answered = o servidor não respondeu em { $within }
ucontact-no-connection = não houve conexão em { $within }
ucontact-no-answer-within = não houve resposta em { $within }

# Por que uma conexão falhou.
ucontact-why = { $what }: { $why }
ucontact-name-unknown = o servidor não foi encontrado
ucontact-name-lookup = ninguém conhece esse nome, ou não há rede para perguntar
ucontact-not-connected = não foi possível conectar
ucontact-no-network = não há rede
ucontact-too-late = passou o prazo
ucontact-http-closed = o servidor fechou a conexão antes de terminar de responder
ucontact-http-no-answer = o que o servidor respondeu não é HTTP
ucontact-http-connection = a conexão falhou
ucontact-http-reading = a leitura da resposta falhou
ucontact-http-cut-short = terminou antes do que anunciava
ucontact-http-writing = o envio falhou
ucontact-tls-issuer = ninguém de confiança assinou o certificado do servidor
ucontact-tls-expired = o certificado do servidor venceu
ucontact-tls-not-yet = o certificado do servidor ainda não vale
ucontact-tls-name = o certificado do servidor é de outro nome
ucontact-tls-certificate = o certificado do servidor não serve ({ $words })
ucontact-tls-none = o servidor não fala TLS nesse endereço
