# La lista negra de la instancia.

push-lock = la lista negra de la instancia
push-progress = { $done } de { $of } números
push-cannot-keep = no se puede guardar en { $path } lo que está en la lista negra de la instancia
push-cannot-keep-do = haga lugar allí, o deje que su dueño escriba allí, y ejecute de nuevo
push-file-gone = falta { $path }, que dice qué números de { $list } están en la lista negra de la instancia
push-file-changed = { $path }, que dice qué números de { $list } están en la lista negra de la instancia, no es lo que se escribió
push-file-gone-do = tráigalo de una copia del directorio de estado; o lleve la lista con otro nombre (`--name`): entonces se envía toda de nuevo, y lo que perdió no se quita nunca
push-would-shrink = { $gone } de los { $of } números de { $list } que están en la lista negra de la instancia ya no están en ella; no se envió nada
push-would-shrink-do = mire si la lista está entera; si lo está, diga por qué es más corta: `--allow-shrink "…"`
push-no-home = no se sabe en qué país marca la instancia
push-no-home-do = nombre el archivo del pipeline (`--pipeline`), o el país (`--region`), o una forma de marcar que no lo necesite: `--dial e164`
push-untrusted = { $lists }; no se envió nada
push-other-files = { $which }; no se envió nada
push-was-named = en la lista negra de la instancia hay una lista que se llevó como --name { $list }, y no se dijo si esta es la misma
push-other-place = la lista { $list } que está en la lista negra de la instancia se llevó desde { $before }
push-other-files-do = diga qué lista es: `--name "{ $list }"` si es la misma, y cualquier otro nombre si es otra; desde entonces debe ser siempre ese
push-campaign-near = { $name } ({ $near })
push-campaigns-lacking = las listas son para campañas que { $instance } no tiene: { $campaigns }. Quien está allí solo para una de ellas no queda bloqueado en ninguna
