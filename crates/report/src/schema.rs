//! The JSON Schema of `report.json`, made from its types, so that it says what is written and nothing else.

use crate::Report;
use schemars::Schema;
use schemars::generate::SchemaSettings;
use schemars::transform::{Transform, transform_subschemas};
use serde_json::Value;

/// The JSON Schema (draft 2020-12) of the reports that are written now.
#[must_use]
pub fn schema() -> Value {
    let settings = SchemaSettings::draft2020_12().for_serialize().with_transform(Plain);
    let mut schema = settings.into_generator().into_root_schema_for::<Report>();
    if let Some(version) = schema.pointer_mut("/properties/version").and_then(Value::as_object_mut) {
        version.insert("const".to_owned(), Report::VERSION.into());
    }
    schema.to_value()
}

/// Takes out how a number is kept in memory, which JSON does not know, and what is read where a name is missing, which it is
/// never.
#[derive(Clone)]
struct Plain;

impl Transform for Plain {
    fn transform(&mut self, schema: &mut Schema) {
        let is_known = |format: &Value| ["date", "date-time"].iter().any(|known| format == known);
        if !schema.get("format").is_some_and(is_known) {
            schema.remove("format");
        }
        schema.remove("default");
        transform_subschemas(self, schema);
    }
}
