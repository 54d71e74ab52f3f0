# Llamadas a mano, y lo que se pregunta antes de hacer algo.

cli-ask-nobody = No hay terminal en la que preguntar, y no se hizo nada; para hacerlo de todos modos: --yes
cli-ask-refused = No se hizo nada.
cli-which-instance = Diga de qué instancia se trata: --pipeline ARCHIVO o --url URL
cli-api-call = llamada
cli-api-does = qué hace
cli-api-fields = campos
cli-api-secret = Lo que está en una línea de comandos lo puede leer quien esté en esta máquina: indíquelo como { $key }=@ARCHIVO o { $key }=-
cli-api-missing = { $call } tiene campos que no se dieron y que no se envían: { $fields }
cli-api-past-the-ledger = Lo que va por aquí, el registro de envíos no lo conoce: ninguna ejecución, ningún deshacer y ningún control de repetidos ve a estas personas, y una ejecución posterior puede cargarlas otra vez
cli-api-unknown = no está en la página del fabricante y puede cambiar cualquier cosa
cli-api-question = { $call } { $does }. ¿Hacerlo? [sí/no]
cli-api-yes = El servidor contestó, y es un sí
cli-api-no = No se hizo: { $why }
cli-api-not-sent = No se envió nada: { $why }
cli-api-stopped = No se envió nada
cli-api-no-answer = No hay una respuesta útil: { $why }
cli-api-nobody-knows = Si se hizo, nadie lo sabe: { $why }. Mire en el portal antes de hacerlo otra vez
cli-api-finishing-call = se termina la solicitud que está en camino; pulse Ctrl-C otra vez para salir enseguida, y nadie sabrá si se cumplió
