# Qué es un número.

kind-mobile = celular
kind-fixed = fijo
kind-fixed-or-mobile = fijo o celular
kind-toll-free = gratuito (0800)
kind-premium = de tarifa adicional
kind-shared-cost = de costo compartido
kind-voip = VoIP
kind-personal = personal
kind-pager = pager
kind-uan = número único de empresa
kind-voicemail = buzón de voz
kind-unknown = desconocido
