//! OData's primitive types, as far as Microsoft Graph uses them.

macro_rules! primitives {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)*) => {
        /// A primitive type of OData's entity data model.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Primitive { $($(#[$doc])* $variant,)* }

        impl Primitive {
            /// Every primitive, in the order of the names.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The name in the `Edm` namespace: `Int32`.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }
        }
    };
}

primitives! {
    /// Bytes, base64url in JSON.
    Binary = "Binary",
    /// `true` or `false`.
    Boolean = "Boolean",
    /// Unsigned 8-bit integer.
    Byte = "Byte",
    /// A date without time.
    Date = "Date",
    /// A date and time with offset.
    DateTimeOffset = "DateTimeOffset",
    /// A decimal number.
    Decimal = "Decimal",
    /// A 64-bit float.
    Double = "Double",
    /// An ISO 8601 duration.
    Duration = "Duration",
    /// A GUID.
    Guid = "Guid",
    /// Signed 16-bit integer.
    Int16 = "Int16",
    /// Signed 32-bit integer.
    Int32 = "Int32",
    /// Signed 64-bit integer.
    Int64 = "Int64",
    /// Any value of a primitive type.
    PrimitiveType = "PrimitiveType",
    /// Signed 8-bit integer.
    SByte = "SByte",
    /// A 32-bit float.
    Single = "Single",
    /// A media stream.
    Stream = "Stream",
    /// Text.
    String = "String",
    /// A time of day.
    TimeOfDay = "TimeOfDay",
    /// Anything.
    Untyped = "Untyped",
}
