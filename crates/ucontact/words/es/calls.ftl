# Lo que se dice de las llamadas que no suben listas: lista negra, tareas, grabaciones, agentes.

ucontact-call-add-to-blacklist = agregar a la lista negra
ucontact-call-delete-from-blacklist = quitar de la lista negra
ucontact-call-run-task = dar una tarea al marcador
ucontact-call-schedule = agendar una llamada
ucontact-call-remove-scheduled = borrar llamadas agendadas
ucontact-call-respool = devolver un contacto a su marcador
ucontact-call-fetch-recording = bajar una grabación
ucontact-call-convert-recording = convertir una grabación
ucontact-call-tag-recording = etiquetar una grabación
ucontact-call-set-disposition = tipificar una llamada
ucontact-call-place-call = hacer una llamada
ucontact-call-hang-up = colgar

ucontact-left-blacklist = no se sabe si la lista negra cambió, y cambiarla otra vez no hace daño
ucontact-left-scheduled = no se sabe si las llamadas se borraron, y borrarlas otra vez no hace daño
ucontact-left-conversion = no se sabe si la grabación se convirtió, y convertirla otra vez no hace daño
ucontact-left-unknown = puede que lo pedido se haya hecho

ucontact-not-done = { $address } dijo que no al pedido de { $call }: respondió 0
ucontact-not-done-do = mire en el portal si la campaña y el número están, y si este usuario puede hacerlo
ucontact-not-a-guid = «{ $given }» no es el nombre de una llamada
ucontact-not-a-guid-do = dé el guid de la llamada como está en los registros: letras, dígitos, guiones y puntos
ucontact-not-a-recording = lo que hay en { $place } no es una grabación: { $what }
ucontact-not-a-recording-do = revise que el servidor sea el de las grabaciones y que las dé sin iniciar sesión
ucontact-no-sound = sus bytes no son sonido
ucontact-recording-too-long = la grabación de { $place } mide más de { $limit }
ucontact-recording-too-long-do = permita grabaciones más largas, si quiere esta
ucontact-recording-unwritten = no se puede guardar la grabación de { $place }
ucontact-recording-unwritten-do = revise que haya lugar y que se pueda escribir allí
ucontact-no-recording = la grabación { $guid } no está en { $places ->
    [one] el único lugar posible
   *[other] ninguno de sus { $places } lugares
}
ucontact-no-recording-do = mire si la llamada se atendió y se grabó, y si otro servidor guarda las grabaciones viejas

ucontact-answer-no-campaigns = otra cosa que una lista de campañas
ucontact-answer-no-states = otra cosa que el estado de las campañas

ucontact-answered-error = el servidor respondió un error
ucontact-answered-early = el servidor respondió
ucontact-answered-strange = el servidor respondió { $bytes ->
    [one] { $bytes } byte
   *[other] { $bytes } bytes
} de algo que no se sabe que responda
ucontact-after-request = { $what }, después de recibir el pedido entero
ucontact-during-request = { $what }, mientras se enviaba el pedido

# Qué hace un agente.
ucontact-agent-unknown = desconocido
ucontact-agent-not-in-use = libre
ucontact-agent-in-use = en una llamada
ucontact-agent-busy = ocupado
ucontact-agent-invalid = sin un teléfono válido
ucontact-agent-unavailable = no disponible
ucontact-agent-ringing = le suena el teléfono
ucontact-agent-ring-in-use = en una llamada, y le suena otra
ucontact-agent-on-hold = con una llamada en espera
ucontact-agent-wrap-up = terminando una llamada
ucontact-agent-other = estado { $code }

# Por qué la instancia no acepta una tipificación.
ucontact-disposition-campaign-empty = falta la campaña
ucontact-disposition-caller-empty = falta el número del cliente
ucontact-disposition-guid-empty = falta el guid de la llamada
ucontact-disposition-agent-empty = falta el agente
ucontact-disposition-level-empty = falta el primer nivel de la tipificación
ucontact-disposition-not-found = la campaña no tiene una tipificación con estos tres niveles
ucontact-disposition-schedule-malformed = la fecha para llamar de nuevo no está escrita como yyyy-MM-dd HH:mm:ss
ucontact-disposition-schedule-empty = esta tipificación llama de nuevo, y falta la fecha para hacerlo
ucontact-disposition-other = la instancia dio un motivo que su manual no nombra
