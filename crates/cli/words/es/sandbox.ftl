# El uContact de ensayo.

cli-sandbox-listens = Un uContact que no llama a nadie escucha en { $address }
cli-sandbox-sign-in = Inicie sesión como { $user } con la contraseña { $password }; deténgalo con Ctrl-C
cli-sandbox-authority = Se confía en él con authorities = [{ $authority }] en [upload]
cli-sandbox-chance = El azar elige qué les pasa a { $share } de cada 100 subidas; --seed { $seed } vuelve a elegir lo mismo
cli-sandbox-dials = Marca lo que tiene, { $speed } segundos suyos en uno; no suena el teléfono de nadie
