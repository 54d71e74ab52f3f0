# Palabras que aparecen en varias frases.

cli-contacts = { $count } { $count ->
    [one] contacto
   *[other] contactos
}
cli-never-left = (nunca salió)
cli-own-zone = la zona horaria de la instancia
cli-somebody = alguien
cli-a-person = una persona
cli-row = fila { $row }
cli-rows = filas { $first } a { $last }
cli-numbers = { $n } { $n ->
    [one] número
   *[other] números
}
cli-all-campaigns = todas las campañas
cli-since = { $day }
cli-since-or-before = { $day } o antes

cli-role-list = lista
cli-role-added = agregada
cli-role-taken-away = quitada

cli-sure = seguro
cli-likely = probable
cli-unsure = dudoso
