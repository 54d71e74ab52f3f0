# What the system says of files and connections.

system-not-found = o arquivo ou a pasta não existe
system-permission-denied = não há permissão
system-already-exists = já existe
system-is-a-directory = é uma pasta
system-not-a-directory = não é uma pasta
system-storage-full = não há mais espaço no disco
system-quota-exceeded = a cota de disco está esgotada
system-file-too-large = o arquivo é grande demais para o disco
system-read-only = o disco é somente leitura
system-timed-out = não houve resposta a tempo
system-connection-refused = a conexão foi recusada
system-connection-reset = a conexão foi interrompida
system-unreachable = não se alcança esse computador pela rede
system-ends-early = termina antes do tempo
system-other = o sistema diz: { $words } (erro { $number })

# Several messages as one.
several = { $all }

# O que diz outro programa.
technical-detail = detalhe técnico, em inglês: "{ $words }"
