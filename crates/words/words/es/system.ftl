# What the system says of files and connections.

system-not-found = el archivo o la carpeta no existe
system-permission-denied = no hay permiso
system-already-exists = ya existe
system-is-a-directory = es una carpeta
system-not-a-directory = no es una carpeta
system-storage-full = no queda espacio en el disco
system-quota-exceeded = la cuota de disco está agotada
system-file-too-large = el archivo es demasiado grande para el disco
system-read-only = el disco es de solo lectura
system-timed-out = no hubo respuesta a tiempo
system-connection-refused = la conexión fue rechazada
system-connection-reset = la conexión se cortó
system-unreachable = no se puede llegar a ese equipo por la red
system-ends-early = termina antes de tiempo
system-other = el sistema dice: { $words } (error { $number })

# Several messages as one.
several = { $all }

# Lo que dice otro programa.
technical-detail = detalle técnico, en inglés: «{ $words }»
