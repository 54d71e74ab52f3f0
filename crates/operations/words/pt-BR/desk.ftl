# O que se olha e se pede em uma instância.

operations-no-campaign = { $address } não tem nenhuma campanha "{ $given }"
