using System.Text.Json;

namespace Prepayments.Json;

/// <summary>The JSON form of a reservation.</summary>
internal static class ReservationJson
{
    internal static Reservation Read(JsonCursor json) => Reservation.Create(
        json.Get("number").Name(),
        json.Get("date").Date(),
        json.Get("prepayment").Name(),
        json.Get("order").Name());

    internal static void Write(Utf8JsonWriter json, Reservation reservation)
    {
        json.WriteText("prepayment", reservation.Prepayment);
        json.WriteText("order", reservation.Order);
    }
}
