//! Every call with the values of the vendor's samples, for whatever server wants to see it.

use super::server::{SMALL, base, token};
use crate::{
    AgentCall, Base, BlacklistEntry, CallData, CallFilter, Client, Disposition, Outcome, Respool,
    ScheduledCall, ScheduledCalls, Secret, Task, TaskMode, field,
};
use chrono::{NaiveDate, NaiveDateTime};

/// A call by the last word of its path (the tasks, by their mode), and what makes it, for how it ended in a word.
pub(super) type Made = (&'static str, fn(&Client) -> String);

pub(super) fn moment(year: i32, month: u32, day: u32, hour: u32) -> NaiveDateTime {
    NaiveDate::from_ymd_opt(year, month, day).and_then(|day| day.and_hms_opt(hour, 0, 0)).unwrap()
}

pub(super) const ENTRY: BlacklistEntry<'_> = BlacklistEntry {
    phone: "12341234",
    campaign: "Campaign",
    username: "username",
    company: "Company name",
    job_title: "Developer",
    name: "Name",
};

const BARE: BlacklistEntry<'_> =
    BlacklistEntry { phone: "098344484", campaign: "", username: "", company: "", job_title: "", name: "" };

const CALL: AgentCall<'_> = AgentCall {
    callerid: "29001234",
    agent: "Agente1",
    phone: "1001",
    tech: AgentCall::SIP,
    context: "agents",
    outqueue: "Out<-",
    destination: "091000000",
};

fn task(mode: TaskMode) -> Task<'static> {
    Task {
        mode,
        campaign: "nombreCampaña<-",
        destination: "12-345-678",
        alternatives: "",
        agent: "",
        data: "idcustomer=7:name=Seba",
        source: "source",
    }
}

const RESPOOL: Respool<'_> = Respool {
    campaign: "Ventas->",
    destination: "098344484",
    dialerbase: "basetest",
    data: "Par1=Val1:Par2=Val2",
    alternatives: "098124484",
    contact: 222,
    retries: 0,
    priority: 9999,
    agentphone: "1001",
};

fn disposition(client: &Client, schedule: Option<NaiveDateTime>) -> String {
    let guid = "020f9687-adc6-46ca-b675-e96c9d1606ef".parse().unwrap();
    let disposition = Disposition {
        campaign: "Out<-",
        agent: "Agente1",
        callerid: "33334444",
        guid: &guid,
        levels: ["Venta", "Débito", ""],
        data: ["d", ""],
        comment: "llamar & confirmar",
        schedule,
        camptoreschedule: "",
        tag: "",
    };
    let attempt = client.disposition_call(&token(), &disposition, || Ok(()));
    format!("{} {:?}", known(&attempt.outcome), attempt.answer)
}

fn known(outcome: &Outcome) -> String {
    match outcome {
        Outcome::NotSent { .. } => "not sent".to_owned(),
        Outcome::Stopped { .. } => "stopped".to_owned(),
        Outcome::Accepted => "accepted".to_owned(),
        Outcome::Refused { status, .. } => format!("refused {status}"),
        Outcome::Unknown { .. } => "unknown".to_owned(),
    }
}

fn done<T, E: std::fmt::Display>(result: Result<T, E>) -> String {
    result.map_or_else(|error| error.to_string(), |_| "done".to_owned())
}

/// Every call of the page, most with the values of its samples.
pub(super) fn every_call() -> Vec<Made> {
    let mut all = calls_of_lists();
    all.extend(calls_of_the_dialer());
    all.extend(calls_of_calls());
    all
}

fn calls_of_lists() -> Vec<Made> {
    vec![
        ("getUserToken", |client| done(client.sign_in("loads", &Secret::from("p=ñ&")))),
        ("EndSession", |client| done(client.end_session("loads", &token()))),
        ("uploadbase", |client| known(&client.upload(&token(), &base(SMALL), || Ok(())))),
        ("uploadbasewithtimezone", |client| {
            let zoned = Base { time_zone: Some("America/Montevideo"), ..base(SMALL) };
            known(&client.upload(&token(), &zoned, || Ok(())))
        }),
        ("addblack", |client| done(client.add_black(&token(), field::BLACKLIST, &ENTRY))),
        ("addblackbulk", |client| done(client.add_black_bulk(&token(), field::BLACKLIST, &[ENTRY, BARE]))),
        ("deleteblack", |client| done(client.delete_black(&token(), field::BLACKLIST, &ENTRY))),
        ("deleteblackbulk", |client| {
            done(client.delete_black_bulk(&token(), field::BLACKLIST, &[ENTRY, BARE]))
        }),
        ("queuesummary", |client| done(client.queue_summary(&token()))),
        ("campaignstatus", |client| done(client.campaign_statuses(&token()))),
        ("campaignstatus of one", |client| done(client.campaign_status(&token(), "test->"))),
        ("getrecords", |client| {
            let filter = CallFilter {
                from: Some(moment(2015, 12, 3, 0)),
                until: Some(moment(2016, 2, 24, 23)),
                campaign: "Out<-",
                min_duration: Some(5),
                ..CallFilter::default()
            };
            done(client.call_records(&token(), &filter, 50))
        }),
    ]
}

fn calls_of_the_dialer() -> Vec<Made> {
    vec![
        ("DialerTask first", |client| {
            known(&client.run_task(&token(), &task(TaskMode::NowFirst), || Ok(())))
        }),
        ("DialerTask by hand", |client| {
            known(&client.run_task(&token(), &task(TaskMode::NowByHand), || Ok(())))
        }),
        ("DialerTask into", |client| {
            let task = Task { agent: "Agente1", ..task(TaskMode::IntoDialer) };
            known(&client.run_task(&token(), &task, || Ok(())))
        }),
        ("DialerTask at", |client| {
            let task = Task { agent: "1001", ..task(TaskMode::At(moment(2015, 10, 11, 15))) };
            known(&client.run_task(&token(), &task, || Ok(())))
        }),
        ("ScheduleDialerCall", |client| {
            let call = ScheduledCall {
                calldate: moment(2015, 10, 11, 15),
                campaign: "Sales->",
                destination: "098344484",
                alternatives: "099124484:099121212",
                agentphone: "1001",
                data: "Par1=Val1:Par2=Val2",
            };
            known(&client.schedule_call(&token(), &call, || Ok(())))
        }),
        ("RemoveScheduleDialerCall", |client| {
            let calls = ScheduledCalls {
                campaign: "Sales->",
                destination: "098344484",
                from: moment(2015, 10, 11, 0),
                to: moment(2015, 10, 12, 0),
            };
            done(client.remove_scheduled(&token(), &calls))
        }),
        ("Respool", |client| known(&client.respool(&token(), &RESPOOL, || Ok(())))),
        ("RemoveContact", |client| done(client.remove_contact(&token(), "Sales->", "098344484"))),
    ]
}

fn calls_of_calls() -> Vec<Made> {
    vec![
        ("AgentCall", |client| {
            let attempt = client.agent_call(&token(), &CALL, || Ok(()));
            format!("{} {:?}", known(&attempt.outcome), attempt.answer)
        }),
        ("AgentCallwithData", |client| {
            let data = CallData { data: r#"{"a": "b&c"}"#, form: "" };
            let attempt = client.agent_call_with_data(&token(), &CALL, &data, || Ok(()));
            format!("{} {:?}", known(&attempt.outcome), attempt.answer)
        }),
        ("HangupPhone", |client| known(&client.hang_up(&token(), "1001", || Ok(())))),
        ("DispositionCall", |client| disposition(client, None)),
        ("DispositionCall again", |client| disposition(client, Some(moment(2026, 1, 2, 9)))),
        ("TagRecord", |client| {
            let guid = "7e4e7db9-f080-494e-b04b-7c8e47711558".parse().unwrap();
            known(&client.tag_recording(&token(), ("091000000", &guid), "venta=sí", || Ok(())))
        }),
        ("convert", |client| {
            let guid = "7e4e7db9-f080-494e-b04b-7c8e47711558".parse().unwrap();
            done(client.convert(&token(), &guid, NaiveDate::from_ymd_opt(2016, 1, 18)))
        }),
    ]
}
