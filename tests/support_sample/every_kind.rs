//! Every kind of property.
#![forbid(unsafe_code)]

use super::support;

/// Every kind of property.
pub struct EveryKind {
    /// `bool`
    pub boolean: support::Field<bool>,
    /// `String`
    pub string: support::Field<String>,
    /// `i8`
    pub s_byte: support::Field<i8>,
    /// `i16`
    pub int16: support::Field<i16>,
    /// `i32`
    pub int32: support::Field<i32>,
    /// `u8`
    pub byte: support::Field<u8>,
    /// `support::Int64`
    pub int64: support::Field<support::Int64>,
    /// `support::Double`
    pub double: support::Field<support::Double>,
    /// `support::Decimal`
    pub decimal: support::Field<support::Decimal>,
    /// `support::DateTimeOffset`
    pub date_time_offset: support::Field<support::DateTimeOffset>,
    /// `support::Date`
    pub date: support::Field<support::Date>,
    /// `support::TimeOfDay`
    pub time_of_day: support::Field<support::TimeOfDay>,
    /// `support::Duration`
    pub duration: support::Field<support::Duration>,
    /// `support::Guid`
    pub guid: support::Field<support::Guid>,
    /// `support::Binary`
    pub binary: support::Field<support::Binary>,
    /// `support::Json`
    pub untyped: support::Field<support::Json>,
    /// `super::item_body::BodyType`
    pub enumeration: support::Field<super::item_body::BodyType>,
    /// `support::Flags<super::group::Access>`
    pub flags: support::Field<support::Flags<super::group::Access>>,
    /// `Box<super::item_body::ItemBody>`
    pub complex: support::Field<Box<super::item_body::ItemBody>>,
    /// `Vec<bool>`
    pub boolean_list: support::Field<Vec<bool>>,
    /// `Vec<String>`
    pub string_list: support::Field<Vec<String>>,
    /// `Vec<i8>`
    pub s_byte_list: support::Field<Vec<i8>>,
    /// `Vec<i16>`
    pub int16_list: support::Field<Vec<i16>>,
    /// `Vec<i32>`
    pub int32_list: support::Field<Vec<i32>>,
    /// `Vec<u8>`
    pub byte_list: support::Field<Vec<u8>>,
    /// `Vec<support::Int64>`
    pub int64_list: support::Field<Vec<support::Int64>>,
    /// `Vec<support::Double>`
    pub double_list: support::Field<Vec<support::Double>>,
    /// `Vec<support::Decimal>`
    pub decimal_list: support::Field<Vec<support::Decimal>>,
    /// `Vec<support::DateTimeOffset>`
    pub date_time_offset_list: support::Field<Vec<support::DateTimeOffset>>,
    /// `Vec<support::Date>`
    pub date_list: support::Field<Vec<support::Date>>,
    /// `Vec<support::TimeOfDay>`
    pub time_of_day_list: support::Field<Vec<support::TimeOfDay>>,
    /// `Vec<support::Duration>`
    pub duration_list: support::Field<Vec<support::Duration>>,
    /// `Vec<support::Guid>`
    pub guid_list: support::Field<Vec<support::Guid>>,
    /// `Vec<support::Binary>`
    pub binary_list: support::Field<Vec<support::Binary>>,
    /// `Vec<super::item_body::BodyType>`
    pub enumeration_list: support::Field<Vec<super::item_body::BodyType>>,
    /// `Vec<support::Flags<super::group::Access>>`
    pub flags_list: support::Field<Vec<support::Flags<super::group::Access>>>,
    /// `Vec<super::item_body::ItemBody>`
    pub complex_list: support::Field<Vec<super::item_body::ItemBody>>,
    /// `Vec<support::Json>`
    pub untyped_list: support::Field<Vec<support::Json>>,
    /// Annotations, and properties that are not documented.
    pub additional: support::Additional,
}

support::structured_type! {
    EveryKind = "microsoft.graph.everyKind",
    bases: [],
    derived: [],
    {
        binary = "binary",
        binary_list = "binaryList",
        boolean = "boolean",
        boolean_list = "booleanList",
        byte = "byte",
        byte_list = "byteList",
        complex = "complex",
        complex_list = "complexList",
        date = "date",
        date_list = "dateList",
        date_time_offset = "dateTimeOffset",
        date_time_offset_list = "dateTimeOffsetList",
        decimal = "decimal",
        decimal_list = "decimalList",
        double = "double",
        double_list = "doubleList",
        duration = "duration",
        duration_list = "durationList",
        enumeration = "enumeration",
        enumeration_list = "enumerationList",
        flags = "flags",
        flags_list = "flagsList",
        guid = "guid",
        guid_list = "guidList",
        int16 = "int16",
        int16_list = "int16List",
        int32 = "int32",
        int32_list = "int32List",
        int64 = "int64",
        int64_list = "int64List",
        s_byte = "sByte",
        s_byte_list = "sByteList",
        string = "string",
        string_list = "stringList",
        time_of_day = "timeOfDay",
        time_of_day_list = "timeOfDayList",
        untyped = "untyped",
        untyped_list = "untypedList",
    }
}
