# Lo que se dice de la instancia: llamadas, respuestas y conexiones.

ucontact-address-unreadable = no se entiende la dirección de la instancia «{ $given }»
ucontact-address-unreadable-do = escríbala entera, como en https://empresa.ucontactcloud.com
ucontact-address-not-encrypted = la dirección { $origin } no está cifrada
ucontact-address-not-encrypted-do = escriba https:// delante: los datos de las personas no viajan a la vista
ucontact-address-holds-user = la dirección { $origin } contiene un usuario o una contraseña
ucontact-address-holds-user-do = quítelos de la dirección e inicie sesión con ellos
ucontact-address-too-long = la dirección { $origin } sigue después del nombre del servidor
ucontact-address-too-long-do = quite lo que sigue al nombre del servidor: escriba { $origin }
ucontact-not-a-token = lo que se dio como token no lo es
ucontact-not-a-token-do = dé el token como lo dio la instancia: una sola palabra, en base64, sin comillas
ucontact-encryption = no se puede preparar el cifrado
ucontact-encryption-do = instale los certificados raíz de este equipo (en Linux, el paquete ca-certificates)
ucontact-authority-unreadable = no se pueden leer los certificados de { $path }
ucontact-authority-unreadable-do = revise la ruta, y que este usuario pueda leer el archivo
ucontact-authority-missing = { $path } no contiene ningún certificado
ucontact-authority-missing-do = dé un archivo PEM con el certificado de la autoridad (empieza con -----BEGIN CERTIFICATE-----); de un archivo DER se hace con: openssl x509 -inform der -in { $path } -out authority.pem
ucontact-authority-damaged = hay un certificado dañado en { $path }
ucontact-authority-damaged-do = exporte de nuevo el certificado de la autoridad, como PEM
ucontact-request = no se puede escribir el pedido
ucontact-request-do = es un defecto del programa: avise de él

ucontact-no-answer = no se puede { $call } en { $address }
ucontact-no-answer-do = revise la dirección y la red; { $left }
ucontact-not-now = por ahora no se puede { $call } en { $address }: respondió { $answer }
ucontact-not-now-do = ejecute de nuevo { $when }; { $left }
ucontact-sign-in-refused = { $address } no aceptó el usuario «{ $user }» o la contraseña
ucontact-sign-in-refused-do = pruebe el usuario y la contraseña iniciando sesión en el portal
ucontact-token-refused = esta sesión no puede { $call } en { $address }
ucontact-token-refused-do = inicie sesión de nuevo, o dé un token que todavía valga y cuyo usuario pueda hacerlo
ucontact-nobody-removed = { $address } no quitó a nadie de «{ $campaign }»: respondió 0
ucontact-nobody-removed-do = mire en el portal si el número está en la campaña
ucontact-unknown-answer = no se puede { $call } en { $address }: la respuesta fue { $answer }
ucontact-unknown-answer-do = revise que la dirección sea la de la propia instancia de uContact, y no la de un portal o un proxy delante de ella

ucontact-call-sign-in = iniciar sesión
ucontact-call-end-session = cerrar la sesión
ucontact-call-list-campaigns = listar las campañas
ucontact-call-remove-contact = quitar un contacto
ucontact-call-read-records = leer los registros de llamadas

ucontact-left-removal = no se sabe si el contacto se quitó, y quitarlo otra vez no hace daño
ucontact-left-session = puede que la sesión siga abierta
ucontact-left-nothing = no se cambió nada en la instancia

ucontact-later = más tarde
ucontact-in-a-second = en un segundo, como pide
ucontact-in-seconds = en { $seconds } segundos, como pide
ucontact-in-minutes = en { $minutes } minutos, como pide

# Detrás de «la respuesta fue».
ucontact-answer-no-token = una sin token
ucontact-answer-neither = otra cosa que 1 o 0
ucontact-answer-no-campaign = una que no nombra ninguna campaña
ucontact-answer-no-records = otra cosa que una lista de registros
ucontact-answer-no-text = otra cosa que texto
ucontact-answer-too-long = demasiado larga
ucontact-answer-encoded = una codificada
ucontact-answer-went-on = una que siguió después de su final

# Lo que se sabe después de intentar subir una lista.
ucontact-answered = el servidor respondió { $what }
ucontact-answered-nothing = el servidor dio una respuesta vacía
ucontact-answered-else = el servidor no respondió ni 1 ni 0, sino { $bytes ->
    [one] { $bytes } byte
   *[other] { $bytes } bytes
} de otra cosa
ucontact-answered-encoded = el servidor respondió algo codificado
ucontact-answered-too-much = el servidor respondió más de { $kilobytes } KB
ucontact-answered-went-on = el servidor respondió y siguió después del final de su respuesta
ucontact-after-handover = { $what }, después de recibir la lista entera
ucontact-during-handover = { $what }, mientras se enviaba la lista
ucontact-deadline-passed = pasó el plazo de { $within }
ucontact-not-answered = el servidor no respondió en { $within }
ucontact-no-connection = no hubo conexión en { $within }
ucontact-no-answer-within = no hubo respuesta en { $within }

# Por qué falló una conexión.
ucontact-why = { $what }: { $why }
ucontact-name-unknown = no se encuentra el servidor
ucontact-name-lookup = nadie conoce ese nombre, o no hay red para preguntarlo
ucontact-not-connected = no se pudo conectar
ucontact-no-network = no hay red
ucontact-too-late = pasó el plazo
ucontact-http-closed = el servidor cortó la conexión antes de terminar de responder
ucontact-http-no-answer = lo que respondió el servidor no es HTTP
ucontact-http-connection = la conexión falló
ucontact-http-reading = falló la lectura de la respuesta
ucontact-http-cut-short = terminó antes de lo que anunciaba
ucontact-http-writing = falló el envío
ucontact-tls-issuer = nadie en quien se confíe firmó el certificado del servidor
ucontact-tls-expired = el certificado del servidor venció
ucontact-tls-not-yet = el certificado del servidor todavía no vale
ucontact-tls-name = el certificado del servidor es de otro nombre
ucontact-tls-certificate = el certificado del servidor no sirve ({ $words })
ucontact-tls-none = el servidor no habla TLS en esa dirección
