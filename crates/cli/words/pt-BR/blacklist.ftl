# Blacklists compiladas, e se um número está nelas.

cli-file-is-written = { $path } foi escrito:
cli-registry-is = {"  "}{ $name }: { $numbers } em { $day }; { $new } { $new ->
    [0] novos
    [one] novo
   *[other] novos
}, { $gone } { $gone ->
    [0] retirados
    [one] retirado
   *[other] retirados
}
cli-lines-without-number = {"    "}{ $n ->
    [one] { $n } linha tem
   *[other] { $n } linhas têm
} algo que não é um número: por isso ninguém deixa de receber ligações
cli-numbers-not-taken = {"    "}{ $numbers } para retirar: não estão na lista para essa campanha, ou outra lista os acrescentou
cli-registry-gone = {"  "}{ $name }, que estava nele, não está mais: indique também as listas dele, ou o próprio arquivo, para mantê-lo

cli-compiled-is = { $path }: { $numbers } de { $registries }, completo e como foi escrito
cli-registries = { $n } { $n ->
    [0] cadastros
    [one] cadastro
   *[other] cadastros
}
cli-compiled-built = compilado em { $at } pelo dialbase { $program }; SHA-256 { $sha256 }
cli-registry-as-of = { $name }: { $numbers }, em { $at }
cli-section-is = {"  "}{ $campaign }: { $numbers } desde { $since }
cli-registry-source = {"  "}{ $what } { $file } de { $at }: { $lines } { $lines ->
    [0] linhas
    [one] linha
   *[other] linhas
}, das quais { $holes } não { $holes ->
    [0] têm
    [one] tem
   *[other] têm
} número nenhum; SHA-256 { $sha256 }

cli-no-number = não é um número
cli-no-number-do = escreva-o com + e o país, ou indique o país: --region XX
cli-not-listed = não está na lista
cli-listed = está na lista
cli-listed-since = desde { $since }
