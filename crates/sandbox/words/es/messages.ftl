# Por qué la instancia de prueba no arranca, lo que cuenta de las subidas, y por qué rechaza una.

sandbox-port = no se puede escuchar en el puerto { $port } de este equipo
sandbox-port-do = detenga lo que escucha ahí, o elija otro puerto (0: cualquiera que esté libre)
sandbox-store = no se puede guardar la instancia de prueba en { $path }
sandbox-store-do = elija una carpeta en la que usted pueda escribir
sandbox-database = no se puede usar la base de datos de la instancia de prueba { $path }
sandbox-database-do = borre { $path } para empezar con una instancia de prueba vacía
sandbox-certificate = no se puede hacer un certificado para la instancia de prueba
sandbox-thread = no se puede iniciar el hilo de la instancia de prueba
sandbox-upload = subida { $upload }: { $facts }
sandbox-upload-received = recibida
sandbox-upload-not-received = no recibida
sandbox-upload-kept = guardada
sandbox-upload-not-kept = no guardada
sandbox-no-field = el campo { $name } falta o está vacío
sandbox-line-count = el campo { $field } dice { $cant }, pero el archivo tiene { $lines ->
    [one] { $lines } línea
   *[other] { $lines } líneas
}
sandbox-in-line = línea { $line }: { $wrong }
sandbox-file-name = el nombre del archivo no está permitido: [A-Za-z0-9_-], después .csv, como mucho 50 caracteres, sin una R al comienzo
sandbox-name-taken = otra lista tiene ese nombre
sandbox-no-base64 = el campo { $field } no es base64: { $wrong }
sandbox-no-zone = { $name } no es el nombre de una zona horaria
sandbox-field-count = { $fields ->
    [one] { $fields } campo
   *[other] { $fields } campos
} donde debe haber 6
sandbox-field-1 = el campo 1 no es la campaña del formulario
sandbox-field-2 = el campo 2 no es un número
sandbox-field-3-pair = el campo 3 tiene un parámetro sin =
sandbox-field-3-key = el campo 3 tiene una clave con algo más que [A-Za-z0-9_]
sandbox-field-4 = el campo 4 tiene un alternativo que no es NÚMERO ni TIPO=REINTENTOS=NÚMERO
sandbox-field-5 = el campo 5 no es una prioridad de 1 a 9999
