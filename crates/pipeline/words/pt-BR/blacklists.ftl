# What is said of blacklists: in reports, and where one is not to be trusted.

# For which campaigns a list counts.

scope-all = todas as campanhas
scope-all-or = todas as campanhas, ou { $campaigns }, conforme cada linha disser

# What a person should know of a list that was used.

about-list-unreadable = a blacklist { $name } tem algo que não é número em { $rows }: por isso ninguém deixa de receber ligações
about-list-undated = a blacklist { $name } não diz de forma legível até quando vale o de { $rows }: vale
about-list-all-expired = todas as linhas da blacklist { $name } venceram, então ela não impede nenhuma ligação
about-list-in-doubt = { $lines ->
    [one] { $lines } linha da blacklist { $name } tem ao lado do número algo que talvez não seja uma campanha, como em { $rows }: vale
   *[other] { $lines } linhas da blacklist { $name } têm ao lado do número algo que talvez não seja uma campanha, como em { $rows }: valem
} para todas as campanhas; escreva `campaign = {"{"} column = … {"}"}`, ou `campaign = "*"`, para esclarecer
about-list-beside = { $lines ->
    [one] { $lines } linha da blacklist { $name } tem um número fora da primeira coluna, e ele também é excluído
   *[other] { $lines } linhas da blacklist { $name } têm um número fora da primeira coluna, e eles também são excluídos
}: diga qual é a coluna, com `column`
about-list-not-read = a blacklist { $name } tem mais, que não foi lido: { $what }
about-list-of-the-future = a blacklist { $name } foi escrita depois deste momento, segundo sua data: não se sabe a idade dela
about-list-other-campaigns = a blacklist { $name } indica campanhas, e nenhuma é desta execução
