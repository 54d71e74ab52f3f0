# Quitar contactos de una campaña.

remove-lock = quitando contactos
remove-progress = { $done } de { $of } números
remove-said-yes = el servidor respondió 1
remove-said-no = el servidor respondió 0
