# What a column can be.

meaning-phone = telefone
meaning-fax = fax ou pager
meaning-area-code = DDD
meaning-name = nome
meaning-first-name = primeiro nome
meaning-last-name = sobrenome
meaning-company = empresa
meaning-id = número de identificação
meaning-email = e-mail
meaning-date = data
meaning-amount = valor
meaning-code = código
meaning-number = quantidade
meaning-zone = fuso horário
meaning-state = estado (UF)
meaning-city = cidade
meaning-address = endereço
meaning-postal-code = CEP
meaning-priority = prioridade
meaning-agent = agente
meaning-campaign = campanha
meaning-opt-out = não ligar
meaning-url = página da web
meaning-choice = um de poucos valores
meaning-text = texto
meaning-empty = vazia

# How sure that is.
sure-sure = certo
sure-likely = provável
sure-unsure = duvidoso

# With its kind: "telefone de BR, celular (provável)".
inspect-described = { $parts }
inspect-described-likely = { $parts } (provável)
inspect-described-unsure = { $parts } (?)
inspect-phone-of = { $is } de { $region }
inspect-mobile = celular
inspect-fixed = fixo
inspect-mobile-and-fixed = celular e fixo
inspect-area-beside = DDD ao lado
inspect-decimal-comma = vírgula decimal
inspect-decimal-point = ponto decimal
date-iso = ano primeiro
date-day-first = dia primeiro
date-month-first = mês primeiro
date-mixed = dia primeiro e mês primeiro, misturados
date-either = dia ou mês primeiro: nenhum dia maior que 12 esclarece
date-compact = oito dígitos
date-serial = contagem de dias de uma planilha
document-ci-uruguay = CI do Uruguai
document-rut-chile = RUT do Chile
document-dni-spain = DNI ou NIE da Espanha
document-cuit-argentina = CUIT da Argentina
document-ruc-peru = RUC do Peru
document-cedula-ecuador = cédula do Equador
document-nit-colombia = NIT da Colômbia
