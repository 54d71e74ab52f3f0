# A instância que é citada.

operations-campaigns-untold = a instância não diz quais campanhas tem, então não é certo que existam as que são citadas ({ $why })
