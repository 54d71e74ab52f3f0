# Remover contatos de uma campanha.

remove-lock = removendo contatos
remove-progress = { $done } de { $of } números
remove-said-yes = o servidor respondeu 1
remove-said-no = o servidor respondeu 0
