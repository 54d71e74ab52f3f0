# Por que um padrão não pode ser usado, depois de "isto não é um padrão: …".

pattern-too-large = ocupa memória demais; encurte-o, sobretudo as repetições
pattern-unreadable = não pode ser lido
pattern-open-group = um parêntese não se fecha
pattern-closed-group = um parêntese fecha algo que não foi aberto
pattern-open-class = um colchete não se fecha
pattern-range = um intervalo entre colchetes, como a-z, tem um extremo que não é um caractere ou que vem antes do outro
pattern-nothing-to-repeat = um sinal de repetição não tem nada antes para repetir
pattern-broken-count = uma repetição entre chaves não está completa, ou seu mínimo é maior que seu máximo
pattern-unknown-escape = depois da barra invertida há um sinal que não significa nada ali
pattern-broken-escape = o que segue a barra invertida não está completo ou não é nenhum caractere
pattern-flag = uma opção depois de (? não existe, se repete ou não está completa
pattern-group-name = o nome de um grupo falta, se repete ou tem um caractere que não é aceito
pattern-word-boundary = depois de \b, uma chave não se fecha ou tem uma palavra que não se conhece
pattern-unicode-class = não existe a classe de caracteres que \p nomeia
pattern-nested = tem parênteses e colchetes demais, uns dentro dos outros
pattern-look-around = não se aceita olhar para a frente nem para trás (look-around)
pattern-back-reference = não se aceitam referências a um grupo anterior
