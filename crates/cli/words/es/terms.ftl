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

cli-kind-mobile = celular
cli-kind-fixed = fijo
cli-kind-fixed-or-mobile = fijo o celular
cli-kind-toll-free = gratuito
cli-kind-premium = de tarifa adicional
cli-kind-shared-cost = de costo compartido
cli-kind-voip = VoIP
cli-kind-personal = personal
cli-kind-pager = pager
cli-kind-uan = número único de empresa
cli-kind-voicemail = buzón de voz
cli-kind-unknown = desconocido

cli-role-list = lista
cli-role-added = agregada
cli-role-taken-away = quitada

cli-sure = seguro
cli-likely = probable
cli-unsure = dudoso
