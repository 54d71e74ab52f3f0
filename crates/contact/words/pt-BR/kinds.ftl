# O que é um número.

kind-mobile = celular
kind-fixed = fixo
kind-fixed-or-mobile = fixo ou celular
kind-toll-free = gratuito (0800)
kind-premium = de tarifa adicional
kind-shared-cost = de custo compartilhado
kind-voip = VoIP
kind-personal = pessoal
kind-pager = pager
kind-uan = número único de empresa
kind-voicemail = caixa postal
kind-unknown = desconhecido
