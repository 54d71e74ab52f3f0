# O que foi reparado em um número, pelo nome de cada regra.

repair-invisible-characters = foram tirados caracteres que não se veem
repair-wrapping = foi tirado o que uma planilha pôs em volta
repair-label = foram tiradas as palavras ao lado
repair-extension = foi tirado o ramal
repair-fraction = foi tirado o .0 de um número decimal
repair-carrier-stand-in = foram tirados os xx que ficam no lugar da operadora
repair-own-country-code = 00 e o código do próprio país foram lidos como +
repair-zero-padding = foram tirados os zeros que preenchem a coluna
repair-trunk-prefix = foi tirado um prefixo que não se disca mais
repair-list-area-code = o DDD da lista foi posto na frente, o que é uma suposição
repair-brazil-ninth-digit = foi acrescentado o nono dígito de um celular, o que é uma suposição
repair-argentina-mobile-nine = foi posto na frente o 9 de um celular, o que é uma suposição
repair-colombia-old-fixed = foi posto 60 na frente de um fixo antigo, o que é uma suposição
