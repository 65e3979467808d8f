//! Values of Arrow's columns as JSON.

use arrow_array::cast::AsArray;
use arrow_array::types::{
    Float32Type, Float64Type, Int8Type, Int16Type, Int32Type, Int64Type, UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{Array, ArrayRef};
use arrow_schema::DataType;
use serde_json::{Map, Number, Value as Json};

/// How deep lists and structures are read.
const DEEPEST: usize = 16;

/// Whether values of a type can be read: texts, numbers, booleans, lists and structures of them, and dictionaries of
/// these, as pandas has categories.
pub(super) fn is_readable(kind: &DataType) -> bool {
    is_readable_within(kind, DEEPEST)
}

fn is_readable_within(kind: &DataType, depth: usize) -> bool {
    let Some(depth) = depth.checked_sub(1) else { return false };
    match kind {
        DataType::List(element) | DataType::LargeList(element) => is_readable_within(element.data_type(), depth),
        DataType::Struct(fields) => fields.iter().all(|field| is_readable_within(field.data_type(), depth)),
        DataType::Dictionary(_, value) => is_readable_within(value, depth),
        DataType::Utf8
        | DataType::LargeUtf8
        | DataType::Utf8View
        | DataType::Boolean
        | DataType::Null
        | DataType::Float32
        | DataType::Float64 => true,
        kind => kind.is_integer(),
    }
}

/// The value of a row; null for none, and for a number that is not finite.
pub(super) fn value(column: &dyn Array, row: usize) -> Json {
    if column.is_null(row) {
        return Json::Null;
    }
    let list = |values: ArrayRef| Json::Array((0..values.len()).map(|row| value(&*values, row)).collect());
    let number = |number: f64| Number::from_f64(number).map_or(Json::Null, Json::Number);
    match column.data_type() {
        DataType::Utf8 => column.as_string::<i32>().value(row).into(),
        DataType::LargeUtf8 => column.as_string::<i64>().value(row).into(),
        DataType::Utf8View => column.as_string_view().value(row).into(),
        DataType::Boolean => column.as_boolean().value(row).into(),
        DataType::Int8 => column.as_primitive::<Int8Type>().value(row).into(),
        DataType::Int16 => column.as_primitive::<Int16Type>().value(row).into(),
        DataType::Int32 => column.as_primitive::<Int32Type>().value(row).into(),
        DataType::Int64 => column.as_primitive::<Int64Type>().value(row).into(),
        DataType::UInt8 => column.as_primitive::<UInt8Type>().value(row).into(),
        DataType::UInt16 => column.as_primitive::<UInt16Type>().value(row).into(),
        DataType::UInt32 => column.as_primitive::<UInt32Type>().value(row).into(),
        DataType::UInt64 => column.as_primitive::<UInt64Type>().value(row).into(),
        DataType::Float32 => number(column.as_primitive::<Float32Type>().value(row).into()),
        DataType::Float64 => number(column.as_primitive::<Float64Type>().value(row)),
        DataType::List(_) => list(column.as_list::<i32>().value(row)),
        DataType::LargeList(_) => list(column.as_list::<i64>().value(row)),
        DataType::Dictionary(..) => {
            let dictionary = column.as_any_dictionary();
            let place = value(dictionary.keys(), row).as_u64().and_then(|place| usize::try_from(place).ok());
            let place = place.filter(|place| *place < dictionary.values().len());
            place.map_or(Json::Null, |place| value(&**dictionary.values(), place))
        }
        DataType::Struct(fields) => {
            let columns = column.as_struct().columns();
            let entries = fields.iter().zip(columns).filter(|(_, column)| !column.is_null(row));
            Json::Object(
                entries.map(|(field, column)| (field.name().clone(), value(&**column, row))).collect::<Map<_, _>>(),
            )
        }
        _ => Json::Null,
    }
}
