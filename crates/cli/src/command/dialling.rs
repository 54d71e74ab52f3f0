//! How the instance dials that is meant, and of which country lists are that do not say it.

use crate::args::At;
use crate::output::Failure;
use contact::{DialForm, Region};
use operations::PushError;
use pipeline::Dialling;

/// As the pipeline file has it, but for what was typed; answers the country of numbers written without one, too.
pub(super) fn dialling(
    at: &At,
    dial: Option<DialForm>,
    region: Option<Region>,
) -> Result<(Dialling, Option<Region>), Failure> {
    if let Some(pipeline) = &at.pipeline {
        let of_pipeline = pipeline::load(pipeline)?.dialling();
        let home = of_pipeline.region;
        let dialling = dial.map_or(of_pipeline, |dial| Dialling::of(dial, home));
        return Ok((dialling, region.or(Some(home))));
    }
    let dial = dial.unwrap_or_default();
    if dial.is_national() && region.is_none() {
        return Err(operations::Error::from(PushError::NoHome).into());
    }
    Ok((Dialling::of(dial, region.unwrap_or(Region::NONE)), region))
}
