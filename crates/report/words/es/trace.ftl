# Why the trace of a plan says nothing.

trace-unreadable = no se puede leer
trace-damaged = está dañado: { $what }
trace-version = lo escribió otra versión de dialbase, de una forma que esta no puede leer
trace-no-beginning = no empieza como empieza un rastro
trace-no-head = no tiene encabezado
trace-none = sus bytes no son los de un rastro
trace-too-early = termina demasiado pronto
trace-changed = sus bytes cambiaron desde que se escribió
