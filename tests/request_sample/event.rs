//! Events: list, get, create, update by several paths, delete, an action with parameters.

use super::support::{self, Request as _};

/// An event.
pub struct Event {
    /// The event's identifier.
    pub id: support::Field<String>,
    /// The event's subject.
    pub subject: support::Field<String>,
    /// Annotations, and properties that are not documented.
    pub additional: support::Additional,
}

support::structured_type! {
    Event = "microsoft.graph.event",
    bases: [],
    derived: [],
    {
        id = "id",
        subject = "subject",
    }
}

/// The parameters of [`Accept`].
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct AcceptParameters {
    /// Text to send along.
    pub comment: Option<String>,
    /// Whether to send an answer to the organizer.
    #[serde(rename = "sendResponse")]
    pub send_response: Option<bool>,
}

/// The events in a calendar.
///
/// [Page](https://learn.microsoft.com/graph/api/user-list-events?view=graph-rest-1.0)
#[derive(Clone, Debug)]
pub struct List {
    /// Path, query options and headers.
    pub head: support::Head,
}

impl List {
    /// `GET /me/events`
    pub fn new() -> Self {
        Self { head: support::Head::new(Self::METADATA.paths[0], []) }
    }

    /// `GET /users/{id | userPrincipalName}/events`
    pub fn at_users_events(id: impl Into<String>) -> Self {
        Self { head: support::Head::new(Self::METADATA.paths[1], [id.into()]) }
    }
}

impl support::Request for List {
    const METADATA: &'static support::Metadata = &support::Metadata {
        method: http::Method::GET,
        paths: &["/me/events", "/users/{id | userPrincipalName}/events"],
        version: "v1.0",
        page: "https://learn.microsoft.com/graph/api/user-list-events?view=graph-rest-1.0",
        permissions: support::Permissions {
            delegated_work: support::Permission::Documented(&[
                "Calendars.ReadBasic",
                "Calendars.Read",
                "Calendars.ReadWrite",
            ]),
            delegated_personal: support::Permission::Documented(&["Calendars.Read", "Calendars.ReadWrite"]),
            application: support::Permission::Documented(&["Calendars.Read", "Calendars.ReadWrite"]),
        },
        deprecated: false,
        paged: true,
    };
    type Response = support::Page<Event>;

    fn head(&self) -> &support::Head {
        &self.head
    }

    fn head_mut(&mut self) -> &mut support::Head {
        &mut self.head
    }
}

impl support::QueryOptions for List {}

/// An event.
///
/// [Page](https://learn.microsoft.com/graph/api/event-get?view=graph-rest-1.0)
#[derive(Clone, Debug)]
pub struct Get {
    /// Path, query options and headers.
    pub head: support::Head,
}

impl Get {
    /// `GET /me/events/{id}`
    pub fn new(id: impl Into<String>) -> Self {
        Self { head: support::Head::new(Self::METADATA.paths[0], [id.into()]) }
    }
}

impl support::Request for Get {
    const METADATA: &'static support::Metadata = &support::Metadata {
        method: http::Method::GET,
        paths: &["/me/events/{id}"],
        version: "v1.0",
        page: "https://learn.microsoft.com/graph/api/event-get?view=graph-rest-1.0",
        permissions: support::Permissions {
            delegated_work: support::Permission::Documented(&[
                "Calendars.ReadBasic",
                "Calendars.Read",
                "Calendars.ReadWrite",
            ]),
            delegated_personal: support::Permission::Documented(&["Calendars.Read", "Calendars.ReadWrite"]),
            application: support::Permission::Documented(&["Calendars.Read", "Calendars.ReadWrite"]),
        },
        deprecated: false,
        paged: false,
    };
    type Response = Event;

    fn head(&self) -> &support::Head {
        &self.head
    }

    fn head_mut(&mut self) -> &mut support::Head {
        &mut self.head
    }
}

impl support::QueryOptions for Get {}

/// Creates an event.
///
/// [Page](https://learn.microsoft.com/graph/api/user-post-events?view=graph-rest-1.0)
#[derive(Clone, Debug)]
pub struct Create {
    /// Path, query options and headers.
    pub head: support::Head,
    /// The event to create.
    pub body: Event,
}

impl Create {
    /// `POST /me/events`
    pub fn new(body: Event) -> Self {
        Self { head: support::Head::new(Self::METADATA.paths[0], []), body }
    }
}

impl support::Request for Create {
    const METADATA: &'static support::Metadata = &support::Metadata {
        method: http::Method::POST,
        paths: &["/me/events"],
        version: "v1.0",
        page: "https://learn.microsoft.com/graph/api/user-post-events?view=graph-rest-1.0",
        permissions: support::Permissions {
            delegated_work: support::Permission::Documented(&["Calendars.ReadWrite"]),
            delegated_personal: support::Permission::Documented(&["Calendars.ReadWrite"]),
            application: support::Permission::Documented(&["Calendars.ReadWrite"]),
        },
        deprecated: false,
        paged: false,
    };
    type Response = Event;

    fn head(&self) -> &support::Head {
        &self.head
    }

    fn head_mut(&mut self) -> &mut support::Head {
        &mut self.head
    }

    fn into_body(self) -> support::Body {
        support::Body::json(&self.body)
    }
}

/// Updates an event.
///
/// [Page](https://learn.microsoft.com/graph/api/event-update?view=graph-rest-1.0)
#[derive(Clone, Debug)]
pub struct Update {
    /// Path, query options and headers.
    pub head: support::Head,
    /// The properties to change.
    pub body: Event,
}

impl Update {
    /// `PATCH /me/events/{id}`
    pub fn new(id: impl Into<String>, body: Event) -> Self {
        Self { head: support::Head::new(Self::METADATA.paths[0], [id.into()]), body }
    }

    /// `PATCH /users/{id | userPrincipalName}/events/{id}`
    pub fn at_users_events(user_id: impl Into<String>, id: impl Into<String>, body: Event) -> Self {
        Self { head: support::Head::new(Self::METADATA.paths[1], [user_id.into(), id.into()]), body }
    }

    /// `PATCH /groups/{id}/calendar/events/{id}`
    pub fn at_groups_calendar_events(group_id: impl Into<String>, id: impl Into<String>, body: Event) -> Self {
        Self { head: support::Head::new(Self::METADATA.paths[2], [group_id.into(), id.into()]), body }
    }
}

impl support::Request for Update {
    const METADATA: &'static support::Metadata = &support::Metadata {
        method: http::Method::PATCH,
        paths: &["/me/events/{id}", "/users/{id | userPrincipalName}/events/{id}", "/groups/{id}/calendar/events/{id}"],
        version: "v1.0",
        page: "https://learn.microsoft.com/graph/api/event-update?view=graph-rest-1.0",
        permissions: support::Permissions {
            delegated_work: support::Permission::Documented(&["Calendars.ReadWrite"]),
            delegated_personal: support::Permission::Documented(&["Calendars.ReadWrite"]),
            application: support::Permission::Documented(&["Calendars.ReadWrite"]),
        },
        deprecated: false,
        paged: false,
    };
    type Response = Event;

    fn head(&self) -> &support::Head {
        &self.head
    }

    fn head_mut(&mut self) -> &mut support::Head {
        &mut self.head
    }

    fn into_body(self) -> support::Body {
        support::Body::json(&self.body)
    }
}

/// Deletes an event.
///
/// [Page](https://learn.microsoft.com/graph/api/event-delete?view=graph-rest-1.0)
#[derive(Clone, Debug)]
pub struct Delete {
    /// Path, query options and headers.
    pub head: support::Head,
}

impl Delete {
    /// `DELETE /me/events/{id}`
    pub fn new(id: impl Into<String>) -> Self {
        Self { head: support::Head::new(Self::METADATA.paths[0], [id.into()]) }
    }
}

impl support::Request for Delete {
    const METADATA: &'static support::Metadata = &support::Metadata {
        method: http::Method::DELETE,
        paths: &["/me/events/{id}"],
        version: "v1.0",
        page: "https://learn.microsoft.com/graph/api/event-delete?view=graph-rest-1.0",
        permissions: support::Permissions {
            delegated_work: support::Permission::Documented(&["Calendars.ReadWrite"]),
            delegated_personal: support::Permission::Documented(&["Calendars.ReadWrite"]),
            application: support::Permission::Documented(&["Calendars.ReadWrite"]),
        },
        deprecated: false,
        paged: false,
    };
    type Response = support::NoContent;

    fn head(&self) -> &support::Head {
        &self.head
    }

    fn head_mut(&mut self) -> &mut support::Head {
        &mut self.head
    }
}

/// Accepts an event.
///
/// [Page](https://learn.microsoft.com/graph/api/event-accept?view=graph-rest-1.0)
#[derive(Clone, Debug)]
pub struct Accept {
    /// Path, query options and headers.
    pub head: support::Head,
    /// The parameters of the action.
    pub body: AcceptParameters,
}

impl Accept {
    /// `POST /me/events/{id}/accept`
    pub fn new(id: impl Into<String>, body: AcceptParameters) -> Self {
        Self { head: support::Head::new(Self::METADATA.paths[0], [id.into()]), body }
    }
}

impl support::Request for Accept {
    const METADATA: &'static support::Metadata = &support::Metadata {
        method: http::Method::POST,
        paths: &["/me/events/{id}/accept"],
        version: "v1.0",
        page: "https://learn.microsoft.com/graph/api/event-accept?view=graph-rest-1.0",
        permissions: support::Permissions {
            delegated_work: support::Permission::Documented(&["Calendars.ReadWrite"]),
            delegated_personal: support::Permission::NotSupported,
            application: support::Permission::Undocumented,
        },
        deprecated: false,
        paged: false,
    };
    type Response = support::NoContent;

    fn head(&self) -> &support::Head {
        &self.head
    }

    fn head_mut(&mut self) -> &mut support::Head {
        &mut self.head
    }

    fn into_body(self) -> support::Body {
        support::Body::json(&self.body)
    }
}

/// Events that were added, changed or removed in a calendar view.
///
/// [Page](https://learn.microsoft.com/graph/api/event-delta?view=graph-rest-1.0)
#[derive(Clone, Debug)]
pub struct Delta {
    /// Path, query options and headers.
    pub head: support::Head,
}

impl Delta {
    /// `GET /me/calendarView/delta()?startDateTime={start_datetime}&endDateTime={end_datetime}`
    pub fn new(start_datetime: impl Into<String>, end_datetime: impl Into<String>) -> Self {
        Self { head: support::Head::new(Self::METADATA.paths[0], [start_datetime.into(), end_datetime.into()]) }
    }
}

impl support::Request for Delta {
    const METADATA: &'static support::Metadata = &support::Metadata {
        method: http::Method::GET,
        paths: &["/me/calendarView/delta()?startDateTime={start_datetime}&endDateTime={end_datetime}"],
        version: "v1.0",
        page: "https://learn.microsoft.com/graph/api/event-delta?view=graph-rest-1.0",
        permissions: support::Permissions {
            delegated_work: support::Permission::Documented(&[
                "Calendars.ReadBasic",
                "Calendars.Read",
                "Calendars.ReadWrite",
            ]),
            delegated_personal: support::Permission::Documented(&["Calendars.Read", "Calendars.ReadWrite"]),
            application: support::Permission::Documented(&["Calendars.Read", "Calendars.ReadWrite"]),
        },
        deprecated: false,
        paged: true,
    };
    type Response = support::Page<Event>;

    fn head(&self) -> &support::Head {
        &self.head
    }

    fn head_mut(&mut self) -> &mut support::Head {
        &mut self.head
    }
}

impl support::QueryOptions for Delta {}
