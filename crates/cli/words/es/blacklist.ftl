# Listas negras compiladas, y si un número está en ellas.

cli-file-is-written = se escribió { $path }:
cli-registry-is = {"  "}{ $name }: { $numbers } al { $day }; { $new } { $new ->
    [one] nuevo
   *[other] nuevos
}, { $gone } { $gone ->
    [one] quitado
   *[other] quitados
}
cli-lines-without-number = {"    "}{ $n ->
    [one] { $n } línea tiene
   *[other] { $n } líneas tienen
} algo que no es un número: por eso no se deja de llamar a nadie
cli-numbers-not-taken = {"    "}{ $numbers } por quitar: no están en la lista para esa campaña, o los agregó otra lista
cli-registry-gone = {"  "}{ $name }, que estaba, ya no está: indique también sus listas, o el propio archivo, para conservarlo

cli-compiled-is = { $path }: { $numbers } de { $registries }, completo y tal como se escribió
cli-registries = { $n } { $n ->
    [one] registro
   *[other] registros
}
cli-compiled-built = compilado el { $at } con dialbase { $program }; SHA-256 { $sha256 }
cli-registry-as-of = { $name }: { $numbers }, al { $at }
cli-section-is = {"  "}{ $campaign }: { $numbers } desde { $since }
cli-registry-source = {"  "}{ $what } { $file } del { $at }: { $lines } { $lines ->
    [one] línea
   *[other] líneas
}, de las que { $holes } no { $holes ->
    [one] tiene
   *[other] tienen
} ningún número; SHA-256 { $sha256 }

cli-no-number = no es un número
cli-no-number-do = escríbalo con + y su país, o indique el país: --region XX
cli-not-listed = no está en la lista
cli-listed = está en la lista
cli-listed-since = desde { $since }
