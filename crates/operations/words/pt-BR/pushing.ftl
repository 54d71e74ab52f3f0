# A blacklist da instância.

push-lock = a blacklist da instância
push-progress = { $done } de { $of } números
push-cannot-keep = não é possível guardar em { $path } o que está na blacklist da instância
push-cannot-keep-do = libere espaço ali, ou deixe quem é dono escrever ali, e execute de novo
push-file-gone = falta { $path }, que diz quais números de { $list } estão na blacklist da instância
push-file-changed = { $path }, que diz quais números de { $list } estão na blacklist da instância, não é o que foi escrito
push-file-gone-do = traga-o de uma cópia do diretório de estado; ou leve a lista com outro nome (`--name`): então ela é enviada toda de novo, e o que ela perdeu nunca é retirado
push-would-shrink = { $gone } dos { $of } números de { $list } que estão na blacklist da instância já não estão nela; nada foi enviado
push-would-shrink-do = confira se a lista está inteira; se estiver, diga por que está mais curta: `--allow-shrink "…"`
push-no-home = não se sabe em que país a instância disca
push-no-home-do = informe o arquivo do pipeline (`--pipeline`), ou o país (`--region`), ou uma forma de discar que não precise dele: `--dial e164`
push-untrusted = { $lists }; nada foi enviado
push-other-files = { $which }; nada foi enviado
push-was-named = na blacklist da instância há uma lista que foi levada como --name { $list }, e não foi dito se esta é a mesma
push-other-place = a lista { $list } que está na blacklist da instância foi levada de { $before }
push-other-files-do = diga que lista é: `--name "{ $list }"` se for a mesma, e qualquer outro nome se for outra; daí em diante deve ser sempre esse
push-campaign-near = { $name } ({ $near })
push-campaigns-lacking = as listas são para campanhas que { $instance } não tem: { $campaigns }. Quem está lá somente para uma delas não fica bloqueado em nenhuma
