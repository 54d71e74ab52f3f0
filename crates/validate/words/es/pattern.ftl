# Por qué un patrón no se puede usar, después de «esto no es un patrón: …».

pattern-too-large = ocupa demasiada memoria; acórtelo, sobre todo sus repeticiones
pattern-unreadable = no se puede leer
pattern-open-group = un paréntesis no se cierra
pattern-closed-group = un paréntesis cierra algo que no se abrió
pattern-open-class = un corchete no se cierra
pattern-range = un intervalo entre corchetes, como a-z, tiene un extremo que no es un carácter o que viene antes del otro
pattern-nothing-to-repeat = un signo de repetición no tiene nada delante que repetir
pattern-broken-count = una repetición entre llaves no está completa, o su mínimo es mayor que su máximo
pattern-unknown-escape = después de la barra invertida hay un signo que no significa nada allí
pattern-broken-escape = lo que sigue a la barra invertida no está completo o no es ningún carácter
pattern-flag = una opción después de (? no existe, se repite o no está completa
pattern-group-name = el nombre de un grupo falta, se repite o tiene un carácter que no se admite
pattern-word-boundary = después de \b, una llave no se cierra o tiene una palabra que no se conoce
pattern-unicode-class = no existe la clase de caracteres que nombra \p
pattern-nested = tiene demasiados paréntesis y corchetes unos dentro de otros
pattern-look-around = no se admite mirar hacia delante ni hacia atrás (look-around)
pattern-back-reference = no se admiten referencias a un grupo anterior
