# Por que a instância de teste não inicia, o que conta das cargas, e por que recusa uma.

sandbox-port = não é possível escutar na porta { $port } deste computador
sandbox-port-do = pare o que escuta ali, ou escolha outra porta (0: qualquer uma que esteja livre)
sandbox-store = não é possível guardar a instância de teste em { $path }
sandbox-store-do = escolha uma pasta em que você possa gravar
sandbox-database = não é possível usar o banco de dados da instância de teste { $path }
sandbox-database-do = apague { $path } para começar com uma instância de teste vazia
sandbox-certificate = não é possível fazer um certificado para a instância de teste
sandbox-thread = não é possível iniciar a thread da instância de teste
sandbox-upload = carga { $upload }: { $facts }
sandbox-upload-received = recebida
sandbox-upload-not-received = não recebida
sandbox-upload-kept = guardada
sandbox-upload-not-kept = não guardada
sandbox-no-field = o campo { $name } falta ou está vazio
sandbox-line-count = o campo { $field } diz { $cant }, mas o arquivo tem { $lines ->
    [one] { $lines } linha
   *[other] { $lines } linhas
}
sandbox-in-line = linha { $line }: { $wrong }
sandbox-file-name = o nome do arquivo não é permitido: [A-Za-z0-9_-], depois .csv, no máximo 50 caracteres, sem um R no começo
sandbox-name-taken = outra lista tem esse nome
sandbox-no-base64 = o campo { $field } não é base64: { $wrong }
sandbox-no-zone = { $name } não é o nome de um fuso horário
sandbox-field-count = { $fields ->
    [one] { $fields } campo
   *[other] { $fields } campos
} onde deve haver 6
sandbox-field-1 = o campo 1 não é a campanha do formulário
sandbox-field-2 = o campo 2 não é um número
sandbox-field-3-pair = o campo 3 tem um parâmetro sem =
sandbox-field-3-key = o campo 3 tem uma chave com algo além de [A-Za-z0-9_]
sandbox-field-4 = o campo 4 tem um alternativo que não é NÚMERO nem TIPO=TENTATIVAS=NÚMERO
sandbox-field-5 = o campo 5 não é uma prioridade de 1 a 9999
