# What a column can be.

meaning-phone = teléfono
meaning-fax = fax o pager
meaning-area-code = código de área
meaning-name = nombre
meaning-first-name = primer nombre
meaning-last-name = apellido
meaning-company = empresa
meaning-id = número de identificación
meaning-email = correo electrónico
meaning-date = fecha
meaning-amount = monto
meaning-code = código
meaning-number = cantidad
meaning-zone = zona horaria
meaning-state = departamento, provincia o estado
meaning-city = ciudad
meaning-address = dirección
meaning-postal-code = código postal
meaning-priority = prioridad
meaning-agent = agente
meaning-campaign = campaña
meaning-opt-out = no llamar
meaning-url = página web
meaning-choice = uno de pocos valores
meaning-text = texto
meaning-empty = vacía

# How sure that is.
sure-sure = seguro
sure-likely = probable
sure-unsure = dudoso

# With its kind: «teléfono de UY, celular (probable)».
inspect-described = { $parts }
inspect-described-likely = { $parts } (probable)
inspect-described-unsure = { $parts } (?)
inspect-phone-of = { $is } de { $region }
inspect-mobile = celular
inspect-fixed = fijo
inspect-mobile-and-fixed = celular y fijo
inspect-area-beside = código de área al lado
inspect-decimal-comma = coma decimal
inspect-decimal-point = punto decimal
date-iso = año primero
date-day-first = día primero
date-month-first = mes primero
date-mixed = día primero y mes primero, mezclados
date-either = día o mes primero: ningún día mayor que 12 lo aclara
date-compact = ocho dígitos
date-serial = cuenta de días de una hoja de cálculo
document-ci-uruguay = CI de Uruguay
document-rut-chile = RUT de Chile
document-dni-spain = DNI o NIE de España
document-cuit-argentina = CUIT de Argentina
document-ruc-peru = RUC de Perú
document-cedula-ecuador = cédula de Ecuador
document-nit-colombia = NIT de Colombia
