# What the findings about values that changed on their way into the dialer base mean, and what to do.

finding-separator-replaced = un valor contenía ; : = o un salto de línea, que separan datos en la base; se reemplazó por , - o un espacio
    .advice = nada que hacer, si al agente le sirve el valor como quedó; si no, ponga `separators = "reject"` en [format] del archivo del pipeline y corrija las filas que entonces se excluyan
finding-character-replaced = un valor contenía un carácter que el juego de caracteres de la base no tiene, y se reemplazó
    .advice = nada que hacer, o ponga `charset = "utf-8"` en [format] si la instancia muestra bien los acentos
finding-character-dropped = un valor contenía un carácter que el `drop` del pipeline quita
    .advice = nada que hacer
