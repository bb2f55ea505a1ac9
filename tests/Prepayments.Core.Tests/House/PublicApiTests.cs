namespace Prepayments.Tests.House;

/// <summary>What is public is approved, for every target: a change of a listing is a change of the API.</summary>
public class PublicApiTests
{
    [Fact]
    public Task Core_IsAsApproved() => Verifier.Verify(PublicApiListing.Of(Libraries.Core));

    [Fact]
    public Task Json_IsAsApproved() => Verifier.Verify(PublicApiListing.Of(Libraries.Json));

    /// <summary>The tests run on one target; what the others offer is the same to the letter, so one approval serves all.</summary>
    [Theory]
    [InlineData("Prepayments.Core", "netstandard2.0")]
    [InlineData("Prepayments.Core", "net8.0")]
    [InlineData("Prepayments.Json", "netstandard2.0")]
    [InlineData("Prepayments.Json", "net8.0")]
    public void OtherTarget_OffersTheSame(string library, string target)
    {
        var built = Libraries.Built(library, target);

        Assert.Equal(target, Libraries.TargetOf(built));
        Assert.Equal(PublicApiListing.Of(Libraries.Named(library)), PublicApiListing.Of(built));
    }

    /// <summary>Shows how the listing writes each kind of type and member.</summary>
    [Fact]
    public Task Listing_OfASpecimen() => Verifier.Verify(PublicApiListing.Of([.. Nested(typeof(PublicApiSpecimen))]));

    private static IEnumerable<Type> Nested(Type type) => type.GetNestedTypes().SelectMany(Nested).Prepend(type);
}
