//! Numbers of countries that the pipeline does not call.

use super::Why;
use crate::Policy;
use contact::{Code, Contact, Finding, Severity};
use words::Message;

pub(crate) static CODE: Code = Code {
    id: "number-country",
    severity: Severity::Changed,
    means: "a number is of a country that the pipeline does not call",
    advice: "add the country to `countries` under [numbers] if it shall be called; it is named beside the number",
};

pub(crate) fn apply(contact: &mut Contact, policy: &Policy, findings: &mut Vec<Finding>) {
    let Some(countries) = &policy.rules.countries else { return };
    let consequence = policy.rules.consequences.of(&CODE);
    super::refuse_numbers(contact, (&CODE, consequence), findings, |number| {
        (!countries.contains(&number.region()))
            .then(|| Why::Is(Message::foreign(number.region().to_string())))
    });
}

#[cfg(test)]
mod tests {
    use crate::fixtures::{contact, hold, mobile, number_in, policy};
    use crate::{Policy, Reach};
    use contact::Region;

    #[test]
    fn only_numbers_of_the_countries_go() {
        let mut policy = Policy { reach: Reach::Everywhere, ..policy() };
        let (dominican, american) = (number_in("DO", "18095550123", 1), number_in("US", "12015550123", 1));
        let noted = |policy: &Policy| hold(contact(vec![dominican, american, mobile()]), policy).1;
        assert!(noted(&policy).is_empty());
        policy.rules.countries = Some([Region::new("US").unwrap()].into_iter().collect());
        let (dialable, noted) = hold(contact(vec![dominican, american, mobile()]), &policy);
        let dialable = dialable.unwrap();
        assert_eq!(
            (dialable.main(), dialable.alternatives()),
            (american, &[][..]),
            "one code, two countries"
        );
        assert_eq!(noted, ["number-country", "number-country"]);
    }
}
