namespace Prepayments.Tests.Model;

/// <summary>A step of a history: what it sets out to do, and numbers that decide how.</summary>
public sealed record Step(Verb Verb, EquatableArray<int> Numbers)
{
    public Choices Choices => new(Numbers);
}
