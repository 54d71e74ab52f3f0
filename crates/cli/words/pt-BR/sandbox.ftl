# O uContact de ensaio.

cli-sandbox-listens = Um uContact que não liga para ninguém escuta em { $address }
cli-sandbox-sign-in = Entre como { $user } com a senha { $password }; pare-o com Ctrl-C
cli-sandbox-authority = Confia-se nele com authorities = [{ $authority }] em [upload]
cli-sandbox-chance = O acaso escolhe o que acontece com { $share } de cada 100 cargas; --seed { $seed } escolhe o mesmo de novo
cli-sandbox-dials = Ele disca o que tem, { $speed } segundos seus em um; não toca o telefone de ninguém
