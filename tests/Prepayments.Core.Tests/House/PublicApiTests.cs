namespace Prepayments.Tests.House;

/// <summary>What is public is approved: a change of a listing is a change of the API.</summary>
public class PublicApiTests
{
    [Fact]
    public Task Core_IsAsApproved() => Verifier.Verify(PublicApiListing.Of(Libraries.Core));

    [Fact]
    public Task Json_IsAsApproved() => Verifier.Verify(PublicApiListing.Of(Libraries.Json));

    /// <summary>Shows how the listing writes each kind of type and member.</summary>
    [Fact]
    public Task Listing_OfASpecimen() => Verifier.Verify(PublicApiListing.Of([.. Nested(typeof(PublicApiSpecimen))]));

    private static IEnumerable<Type> Nested(Type type) => type.GetNestedTypes().SelectMany(Nested).Prepend(type);
}
